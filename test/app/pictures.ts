import type { Page } from "@playwright/test";
import { PNG } from "pngjs";

/** A picture as rows of RGBA pixels. */
export type Pixels = PNG;

/** What the 3D picture shows now. */
export async function surfacePixels(page: Page): Promise<Pixels> {
  return PNG.sync.read(await page.getByRole("img", { name: "Loss surface" }).screenshot());
}

/** The share of pixels, 0 to 1, for which a predicate of red, green and blue holds. */
export function shareOf(
  picture: Pixels,
  holds: (red: number, green: number, blue: number) => boolean,
): number {
  let count = 0;
  for (let offset = 0; offset < picture.data.length; offset += 4) {
    if (holds(picture.data[offset], picture.data[offset + 1], picture.data[offset + 2])) count++;
  }
  return count / (picture.width * picture.height);
}

/** The red of the surface's heights. */
export function isHeightRed(red: number, green: number, blue: number): boolean {
  return red > 130 && green < 90 && blue < 60;
}

/** The blue of its hollows. */
export function isHollowBlue(red: number, green: number, blue: number): boolean {
  return blue > 140 && red < 100 && blue - green > 20;
}

/** The ink of the trajectory in the light theme. */
export function isInk(red: number, green: number, blue: number): boolean {
  return red < 60 && green < 60 && blue < 60;
}

/** How many pixels of two pictures of one size differ clearly, as a share. */
export function differenceOf(before: Pixels, after: Pixels): number {
  let count = 0;
  for (let offset = 0; offset < before.data.length; offset += 4) {
    const distance =
      Math.abs(before.data[offset] - after.data[offset]) +
      Math.abs(before.data[offset + 1] - after.data[offset + 1]) +
      Math.abs(before.data[offset + 2] - after.data[offset + 2]);
    if (distance > 48) count++;
  }
  return count / (before.width * before.height);
}
