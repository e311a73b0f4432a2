const months =
  "jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?|januar|februar|märz|mai|juni|juli|oktober|dezember";
const clock =
  "([T ]\\d{1,2}:\\d{2}(:\\d{2}([.,]\\d+)?)?( ?[ap]m)?( ?(z|utc|[+-]\\d{2}:?\\d{2}))?)?";

/** The ways to write a date that are known; years alone are numbers. */
const forms: readonly RegExp[] = [
  // 2012-01-31, 2012/1/31, 2012.1.31, 2012-01
  new RegExp(`^\\d{4}([-/.])\\d{1,2}\\1\\d{1,2}${clock}$`, "i"),
  /^\d{4}[-/](0?[1-9]|1[0-2])$/,
  // 31/1/2012, 1/31/12, 31.1.2012
  new RegExp(`^\\d{1,2}([-/.])\\d{1,2}\\1(\\d{4}|\\d{2})${clock}$`, "i"),
  // Jan 1 2000, January 1, 2000; Jan 2000; 2012 Jan; 1 Jan 2000; 1-Jan-00
  new RegExp(`^(${months})\\.?[ -](\\d{1,2},? )?\\d{4}${clock}$`, "i"),
  new RegExp(`^\\d{4}[ -](${months})\\.?([ -]\\d{1,2})?$`, "i"),
  new RegExp(`^\\d{1,2}\\.?[ -](${months})\\.?[ -]?(\\d{4}|\\d{2})?${clock}$`, "i"),
  // 2012年1月31日
  /^\d{4}年\d{1,2}月(\d{1,2}日)?$/,
  // 2012Q1, 2012 W05
  /^\d{4}[ -]?[qw]\d{1,2}$/i,
];

const longestDate = 40;

/** Whether a cell is a date, or a date with a time of day. */
export function isDate(cell: string): boolean {
  return cell.length <= longestDate && /\d/.test(cell) && forms.some((form) => form.test(cell));
}
