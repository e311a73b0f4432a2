const superscripts: Readonly<Record<string, string>> = {
  "−": "⁻",
  "-": "⁻",
  "0": "⁰",
  "1": "¹",
  "2": "²",
  "3": "³",
  "4": "⁴",
  "5": "⁵",
  "6": "⁶",
  "7": "⁷",
  "8": "⁸",
  "9": "⁹",
};

/** How a language writes numbers; made once a language. */
export interface NumberWriter {
  /** Up to `digits` significant digits (default 6), powers of ten where they are shorter. */
  plain(value: number, digits?: number): string;
  /** Exactly `decimals` digits after the point (default 6), powers of ten beyond 10⁹. */
  fixed(value: number, decimals?: number): string;
  /** A power of ten whose factor has exactly `decimals` digits after the point: `−2.361×10¹⁰`. */
  power(value: number, decimals: number): string;
  /** A count, with the language's grouping. */
  count(value: number): string;
  /** A point: `(0.084442, 0.050819)`; one coordinate stands without brackets. */
  point(coordinates: readonly number[], decimals?: number): string;
}

/** Numbers through `Intl`, with a real minus (−) and without grouping in decimals. */
export function createNumberWriter(locale: string): NumberWriter {
  const significant = cached((digits) => {
    return new Intl.NumberFormat(locale, { maximumSignificantDigits: digits, useGrouping: false });
  });
  const decimals = cached((digits) => {
    return new Intl.NumberFormat(locale, {
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
      useGrouping: false,
    });
  });
  const counts = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const plain = (value: number, digits = 6): string => {
    const size = Math.abs(value);
    if (!Number.isFinite(value)) return notFinite(value);
    if (size !== 0 && (size >= 1e9 || size < 1e-5)) return powerOfTen(value, digits);
    return withMinus(withoutNegativeZero(significant(digits).format(value)));
  };
  const fixed = (value: number, digits = 6): string => {
    if (!Number.isFinite(value)) return notFinite(value);
    if (Math.abs(value) >= 1e9) return powerOfTen(value, digits);
    return withMinus(withoutNegativeZero(decimals(digits).format(value)));
  };
  return {
    plain,
    fixed,
    power(value, digits) {
      if (!Number.isFinite(value)) return notFinite(value);
      const [factor, exponent] = value.toExponential(digits).split("e");
      return withMinus(`${factor}×10${raised(exponent)}`);
    },
    count: (value) => withMinus(withoutNegativeZero(counts.format(value))),
    point(coordinates, digits = 6) {
      const written = coordinates.map((coordinate) => fixed(coordinate, digits));
      return written.length === 1 ? written[0] : `(${written.join(", ")})`;
    },
  };
}

function powerOfTen(value: number, digits: number): string {
  const decimals = Math.max(0, Math.min(digits, 4) - 1);
  const [mantissa, exponent] = value.toExponential(decimals).split("e");
  const power = raised(exponent);
  const factor = String(Number(mantissa));
  return withMinus(
    /^-?1$/.test(factor) ? `${factor.slice(0, -1)}10${power}` : `${factor}×10${power}`,
  );
}

function raised(exponent: string): string {
  return Array.from(exponent.replace("+", ""), (sign) => superscripts[sign]).join("");
}

function notFinite(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  return value > 0 ? "∞" : "−∞";
}

function withMinus(text: string): string {
  return text.replace("-", "−");
}

function withoutNegativeZero(text: string): string {
  return /^-0(\.0*)?$/.test(text) ? text.slice(1) : text;
}

function cached(
  make: (digits: number) => Intl.NumberFormat,
): (digits: number) => Intl.NumberFormat {
  const made = new Map<number, Intl.NumberFormat>();
  return (digits) => {
    const known = made.get(digits);
    if (known) return known;
    const format = make(digits);
    made.set(digits, format);
    return format;
  };
}
