/** The scheme of the app's own pages in Electron; never `file:`. */
export const appScheme = "thalweg";

/** The origin of the app's pages. */
export const appOrigin = `${appScheme}://app`;

/** The address of the app's page. */
export const appAddress = `${appOrigin}/`;

/** Whether an address is one of the app's own. */
export function isAppAddress(address: string): boolean {
  return address === appOrigin || address.startsWith(appAddress);
}
