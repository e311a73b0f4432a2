import { toHalfWidth } from "../common/half-width.ts";
import type { SettingsFault } from "../descent/check-run-settings.ts";

/** Why a typed text is not the number that a field wants. */
export type EntryFault =
  | { readonly kind: "entry-empty" }
  /** Nothing, where a whole number is wanted. */
  | { readonly kind: "entry-no-count" }
  | { readonly kind: "entry-not-a-number"; readonly text: string }
  | { readonly kind: "entry-too-large"; readonly text: string }
  | { readonly kind: "entry-not-whole"; readonly text: string }
  | SettingsFault;

const entryFaultKinds: Readonly<Record<EntryFault["kind"], true>> = {
  "entry-empty": true,
  "entry-no-count": true,
  "entry-not-a-number": true,
  "entry-too-large": true,
  "entry-not-whole": true,
  "start-length": true,
  "start-out-of-range": true,
  "start-undefined": true,
  "hyperparameter-out-of-range": true,
  "schedule-out-of-range": true,
  "stop-value-not-a-number": true,
  "stop-gradient-negative": true,
  "maximum-steps-out-of-range": true,
};

/** Whether a fault is one of a number that was typed, rather than of what it would lead to. */
export function isEntryFault(fault: { readonly kind: string }): fault is EntryFault {
  return Object.hasOwn(entryFaultKinds, fault.kind);
}

/** What a typed text means. */
export type NumberEntry =
  | { readonly ok: true; readonly value: number }
  | { readonly ok: false; readonly fault: EntryFault };

/** A number, or one over another: `1/3`. */
const fraction = /^([^/]+)\/([^/]+)$/;
/** A power, alone or after its factor: `10^-3`, `2^-4`, `2×10^-3`, `2*10^-3`. */
const power = /^(?:([^×*·]+)[×*·])?\s*([+-]?)(\d+)\^(?:\(([+-]?\d+)\)|([+-]?\d+))$/;
const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";
const decimal = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i;

/**
 * Reads a number as people type it: `0.1`, `.5`, `1e-3`, `−3` with a real minus, full-width digits
 * and points of a Chinese keyboard, fractions such as `1/3` and powers such as `2×10^-3` or `2×10⁻³`,
 * which is 0.002 to the last bit.
 */
export function readNumber(text: string): NumberEntry {
  const plain = withPlainPowers(toHalfWidth(text)).replace(/[−–]/g, "-").replace(/。/g, ".").trim();
  if (plain === "") return { ok: false, fault: { kind: "entry-empty" } };
  const value = numberIn(plain);
  if (value === null)
    return { ok: false, fault: { kind: "entry-not-a-number", text: text.trim() } };
  if (!Number.isFinite(value))
    return { ok: false, fault: { kind: "entry-too-large", text: text.trim() } };
  return { ok: true, value };
}

/** What plain digits, a fraction or a power of ten stand for; null for anything else. */
function numberIn(text: string): number | null {
  if (decimal.test(text)) return Number(text);
  const [, upper, lower] = fraction.exec(text) ?? [];
  if (upper !== undefined) {
    const [above, below] = [upper, lower].map((part) => numberIn(part.trim()));
    return above === null || below === null || below === 0 ? null : above / below;
  }
  const [whole, factor = "1", sign, base, bracketed, bare] = power.exec(text) ?? [];
  if (whole === undefined || !decimal.test(factor.trim())) return null;
  const exponent = Number(bracketed ?? bare);
  const value =
    base === "10"
      ? timesPowerOfTen(factor.trim(), exponent)
      : Number(factor) * Number(base) ** exponent;
  return sign === "-" ? -value : value;
}

/** Put together as text: a product would be rounded twice. */
function timesPowerOfTen(factor: string, exponent: number): number {
  const [digits, ownExponent = "0"] = factor.toLowerCase().split("e");
  return Number(`${digits}e${Number(ownExponent) + exponent}`);
}

/** `10⁻³` as `10^-3`. */
function withPlainPowers(text: string): string {
  return text.replace(/(?<=\d)([⁺⁻]?)([⁰¹²³⁴⁵⁶⁷⁸⁹]+)/g, (_, sign: string, digits: string) => {
    const plain = Array.from(digits, (digit) => superscripts.indexOf(digit)).join("");
    return `^${sign === "⁻" ? "-" : ""}${plain}`;
  });
}

/** Reads a whole number: like {@link readNumber}, without a fraction. */
export function readCount(text: string): NumberEntry {
  const entry = readNumber(text);
  if (entry.ok ? Number.isInteger(entry.value) : entry.fault.kind === "entry-too-large")
    return entry;
  if (!entry.ok && entry.fault.kind === "entry-empty") {
    return { ok: false, fault: { kind: "entry-no-count" } };
  }
  return { ok: false, fault: { kind: "entry-not-whole", text: text.trim() } };
}

/** A number as a field shows it: plain digits that read back to the same double. */
export function writeNumber(value: number): string {
  return String(value).replace("-", "−").replace("e−", "e-").replace("e+", "e");
}
