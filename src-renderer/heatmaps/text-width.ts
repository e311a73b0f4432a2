/** Widths of signs in parts of a text's size: letters and figures, raised or lowered ones, full-width ones. */
const usual = 0.64;
const small = 0.42;
const fullWidth = 1;
const smallSigns = /[\u2070-\u209f\u00b9\u00b2\u00b3.,:;|!'’()ijl ]/u;
const fullWidthSigns = /[\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]/u;

/** About how wide a text is, where there is nothing to measure it with; rather more than less. */
export function roughWidthPx(text: string, sizePx: number): number {
  let parts = 0;
  for (const sign of text) {
    parts += fullWidthSigns.test(sign) ? fullWidth : smallSigns.test(sign) ? small : usual;
  }
  return Math.ceil(parts * sizePx);
}
