/** Red, green and blue as light, 0..1. */
type Light = readonly [number, number, number];

/** A full lack of one kind of cone, as matrices on linear sRGB (Machado, Oliveira, Fernandes 2009). */
export const visions = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const;

/** A kind of colour vision. */
export type Vision = keyof typeof visions;

/** The contrast of two CSS hex colours as WCAG 2 has it, 1..21. */
export function contrast(one: string, other: string): number {
  const [dark, light] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** How far apart two CSS hex colours are for a kind of colour vision, in CIEDE2000. */
export function distance(one: string, other: string, vision: Vision): number {
  return ciede2000(labOf(seen(lightOf(one), vision)), labOf(seen(lightOf(other), vision)));
}

function lightOf(hex: string): Light {
  const part = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [part(1), part(3), part(5)];
}

function luminance(hex: string): number {
  const [red, green, blue] = lightOf(hex);
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function seen([red, green, blue]: Light, vision: Vision): Light {
  const [first, second, third] = visions[vision].map(([r, g, b]) =>
    Math.min(1, Math.max(0, r * red + g * green + b * blue)),
  );
  return [first, second, third];
}

function labOf([red, green, blue]: Light): Light {
  const bend = (t: number): number =>
    t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116;
  const x = bend((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = bend(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = bend((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const degrees = Math.PI / 180;

/** Sharma, Wu, Dalal 2005. */
export function ciede2000([l1, a1, b1]: Light, [l2, a2, b2]: Light): number {
  const meanChroma = (Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2;
  const stretch = 1.5 - 0.5 * Math.sqrt(meanChroma ** 7 / (meanChroma ** 7 + 25 ** 7));
  const c1 = Math.hypot(a1 * stretch, b1);
  const c2 = Math.hypot(a2 * stretch, b2);
  const h1 = hue(a1 * stretch, b1);
  const h2 = hue(a2 * stretch, b2);
  const hasNoHue = c1 * c2 === 0;
  const turn = hasNoHue ? 0 : shortWay(h2 - h1);
  const deltaHue = 2 * Math.sqrt(c1 * c2) * Math.sin((turn * degrees) / 2);
  const meanL = (l1 + l2) / 2;
  const c = (c1 + c2) / 2;
  const h = hasNoHue ? h1 + h2 : (h1 + turn / 2 + 360) % 360;
  const t =
    1 -
    0.17 * Math.cos((h - 30) * degrees) +
    0.24 * Math.cos(2 * h * degrees) +
    0.32 * Math.cos((3 * h + 6) * degrees) -
    0.2 * Math.cos((4 * h - 63) * degrees);
  const scaleL = 1 + (0.015 * (meanL - 50) ** 2) / Math.sqrt(20 + (meanL - 50) ** 2);
  const scaleC = 1 + 0.045 * c;
  const scaleH = 1 + 0.015 * c * t;
  const rotation =
    -2 *
    Math.sqrt(c ** 7 / (c ** 7 + 25 ** 7)) *
    Math.sin(60 * Math.exp(-(((h - 275) / 25) ** 2)) * degrees);
  const [l, chroma, hueWay] = [(l2 - l1) / scaleL, (c2 - c1) / scaleC, deltaHue / scaleH];
  return Math.sqrt(l ** 2 + chroma ** 2 + hueWay ** 2 + rotation * chroma * hueWay);
}

function hue(a: number, b: number): number {
  return (Math.atan2(b, a) / degrees + 360) % 360;
}

function shortWay(turn: number): number {
  if (turn > 180) return turn - 360;
  return turn < -180 ? turn + 360 : turn;
}
