import type { ViewName } from "#core/session/session.ts";

// What the first picture does not need is loaded when it is wanted. An element that stands in the
// window already takes hold as soon as its module is there, so nothing waits for a promise.

const views: Readonly<Record<ViewName, () => Promise<unknown>>> = {
  // The first one of most windows: part of the page itself.
  descent: () => Promise.resolve(),
  slope: () => import("./slope-view.ts"),
  rates: () => import("./rates-view.ts"),
  network: () =>
    Promise.all([
      import("./network-view.ts"),
      import("./network-inspector.ts"),
      import("./training-bar.ts"),
    ]),
};

/** Dialogs first: something may be asked before any other view is opened. */
const rest: readonly (() => Promise<unknown>)[] = [
  () => import("./changes-dialog.ts"),
  () => import("./left-work-dialog.ts"),
  () => import("./app-dialogs.ts"),
  () => import("./table-preview.ts"),
  views.slope,
  views.rates,
  views.network,
  () => import("../scenes/formula-image.ts"),
];

/** An idle page comes no later than this, in milliseconds. */
const latestMs = 1000;

/** Loads what a view is made of; at once when it is there already. */
export function loadView(view: ViewName): Promise<unknown> {
  return views[view]();
}

/**
 * Loads everything else, one part at a time, whenever the page has nothing to do.
 *
 * @param signal ends it after the part that is under way
 * @throws what an import throws
 */
export async function loadRest(signal: AbortSignal): Promise<void> {
  for (const load of rest) {
    await idle();
    if (signal.aborted) return;
    await load();
  }
}

function idle(): Promise<unknown> {
  return new Promise((resolve) => requestIdleCallback(resolve, { timeout: latestMs }));
}
