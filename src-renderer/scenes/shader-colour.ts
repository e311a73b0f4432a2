import { Color, ColorManagement } from "three";

/**
 * The scenes' shaders write sRGB values as they are: the colours of palette, bar and theme must
 * arrive unchanged, and light is a plain factor on them. So nothing may be converted on the way.
 */
ColorManagement.enabled = false;

/** A CSS hex colour as three numbers 0..1, sRGB, for a uniform. */
export function uniformColour(css: string): Color {
  return new Color(css);
}
