/** Names of months by their first three letters, English and German; the others begin alike. */
const months: Readonly<Record<string, number>> = {
  jan: 1,
  feb: 2,
  mar: 3,
  mär: 3,
  apr: 4,
  may: 5,
  mai: 5,
  jun: 6,
  jul: 7,
  aug: 8,
  sep: 9,
  oct: 10,
  okt: 10,
  nov: 11,
  dec: 12,
  dez: 12,
};

const monthName =
  "(?<name>jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)\\.?";
const year = "(?<year>\\d{4})";
const clock =
  "(?:(?:[T ]|, )(?<hour>\\d{1,2}):(?<minute>\\d{2})(?::(?<second>\\d{2}(?:[.,]\\d+)?))?(?: ?(?<half>[ap])m)?(?: ?(?:z|utc|gmt|(?<ahead>[+-]\\d{2})(?::?(?<more>\\d{2}))?))?)?";

/** The ways to write a date that are known; years alone are numbers. */
const forms: readonly RegExp[] = [
  // 2012-01-31, 2012/1/31, 2012.1.31, 2012-01
  new RegExp(`^${year}([-/.])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})${clock}$`, "i"),
  new RegExp(`^${year}[-/](?<month>0?[1-9]|1[0-2])$`),
  // 31/1/2012, 1/31/12, 31.1.2012: which is the month shows in the whole column
  new RegExp(`^(?<first>\\d{1,2})([-/.])(?<then>\\d{1,2})\\2(?<late>\\d{4}|\\d{2})${clock}$`, "i"),
  // Jan 1 2000, January 1, 2000; Jan 2000; 2012 Jan; 1 Jan 2000; 1-Jan-00
  new RegExp(`^${monthName}[ -](?:(?<day>\\d{1,2}),? )?${year}${clock}$`, "i"),
  new RegExp(`^${year}[ -]${monthName}(?:[ -](?<day>\\d{1,2}))?$`, "i"),
  new RegExp(`^(?<day>\\d{1,2})\\.?[ -]${monthName}[ -]?(?<late>\\d{4}|\\d{2})?${clock}$`, "i"),
  // 2012年1月31日
  /^(?<year>\d{4})年(?<month>\d{1,2})月(?:(?<day>\d{1,2})日)?$/,
  // 2012Q1, 2012-W05, 2012-W05-3
  /^(?<year>\d{4})[ -]?q(?<quarter>[1-4])$/i,
  /^(?<year>\d{4})[ -]?w(?<week>\d{1,2})(?:-?(?<weekday>[1-7]))?$/i,
];

const longestDate = 40;
/** Most cells are none, which shows at once. */
const beginsDate = /^(?:\d|[jfmasond][a-zä]).*\d/i;

function formOf(cell: string): Readonly<Record<string, string | undefined>> | null {
  if (cell.length > longestDate || !beginsDate.test(cell)) return null;
  for (const form of forms) {
    const found = form.exec(cell);
    if (found?.groups) return found.groups;
  }
  return null;
}

/** Whether a cell is a date, or a date with a time of day. */
export function isDate(cell: string): boolean {
  return formOf(cell) !== null;
}

/** Which number of 3/4/2012 is the month; null: nothing in the column shows it. */
export type MonthPlace = "first" | "then" | null;

/** Which number is the month in a column of dates: no month is beyond twelve. Points mean day first. */
export function monthPlace(cells: Iterable<string>): MonthPlace {
  let place: MonthPlace = null;
  for (const cell of cells) {
    const { first, then } = formOf(cell) ?? {};
    if (first === undefined || then === undefined) continue;
    if (Number(first) > 12) return "then";
    if (Number(then) > 12) return "first";
    if (cell.includes(".")) place = "then";
  }
  return place;
}

const daysOfWeek = 7;

/**
 * The days from 1970-01-01 to a date, with the time of day as a part of a day; NaN for what is no
 * date, or one that could be either of two.
 */
export function daysOf(cell: string, place: MonthPlace): number {
  const found = formOf(cell);
  if (found === null) return Number.NaN;
  const { first, then, name, quarter, week } = found;
  const years = fullYear(found.year ?? found.late);
  if (first !== undefined && then !== undefined) {
    const [month, day] = place === "first" ? [first, then] : [then, first];
    return place === null ? Number.NaN : days(years, Number(month), Number(day), found);
  }
  if (week !== undefined) return dayOfWeek(years, Number(week), Number(found.weekday ?? 1));
  const named = name === undefined ? undefined : months[name.slice(0, 3).toLowerCase()];
  const quarterly = quarter === undefined ? undefined : 3 * Number(quarter) - 2;
  return days(years, named ?? quarterly ?? Number(found.month), Number(found.day ?? 1), found);
}

/** Of two digits those from 69 on are of the last century, as in POSIX. */
function fullYear(text: string | undefined): number {
  const value = Number(text ?? Number.NaN);
  if (text?.length !== 2) return value;
  return value < 69 ? 2000 + value : 1900 + value;
}

/** A day of a week as ISO 8601 numbers them: the first one has the fourth of January in it. */
function dayOfWeek(years: number, week: number, weekday: number): number {
  const first = firstMonday(years);
  const day = first + (week - 1) * daysOfWeek;
  return week >= 1 && day < firstMonday(years + 1) ? day + weekday - 1 : Number.NaN;
}

/** The day on which the first week of a year begins. */
function firstMonday(years: number): number {
  const fourth = dayOf(years, 1, 4);
  // 1970-01-01 was a Thursday.
  return fourth - ((((fourth + 3) % daysOfWeek) + daysOfWeek) % daysOfWeek);
}

/** The calendar comes again after 400 years; two digits of a year mean another century to Date. */
const [shiftYears, shiftDays] = [400, 146_097];

/** A day of the calendar; NaN for one that is not in it. */
function dayOf(years: number, month: number, day: number): number {
  const firstOf = (index: number): number =>
    Date.UTC(years + shiftYears, index, 1) / 86_400_000 - shiftDays;
  const isThere =
    month >= 1 && month <= 12 && day >= 1 && day <= firstOf(month) - firstOf(month - 1);
  return isThere ? firstOf(month - 1) + day - 1 : Number.NaN;
}

function days(
  years: number,
  month: number,
  day: number,
  found: Readonly<Record<string, string | undefined>>,
): number {
  return dayOf(years, month, day) + timeOf(found);
}

/** As far ahead of UTC clocks are anywhere. */
const mostHoursAhead = 14;

/** The time of day, in UTC, as a part of a day; NaN for one that no clock shows. */
function timeOf({
  hour,
  minute = "0",
  second = "0",
  half,
  ahead = "0",
  more = "0",
}: Readonly<Record<string, string | undefined>>): number {
  if (hour === undefined) return 0;
  const shown = Number(hour);
  const [minutes, seconds] = [Number(minute), Number(second.replace(",", "."))];
  const isMidnight = half === undefined && shown === 24 && minutes + seconds === 0;
  const isShown = half === undefined ? shown < 24 || isMidnight : shown >= 1 && shown <= 12;
  const isOffset = Math.abs(Number(ahead)) <= mostHoursAhead && Number(more) < 60;
  if (!isShown || !isOffset || minutes >= 60 || seconds >= 61) return Number.NaN;
  const hours = half === undefined ? shown : (shown % 12) + (/p/i.test(half) ? 12 : 0);
  const offset = Number(ahead) + (ahead.startsWith("-") ? -1 : 1) * (Number(more) / 60);
  return (hours - offset + minutes / 60 + seconds / 3600) / 24;
}
