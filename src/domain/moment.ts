const DAY_MS = 86_400_000;
/** Days from the first of March of the year 0 to the first of January 1970, and of 400 years, after which the calendar repeats. */
const DAYS_TO_1970 = 719_468;
const ERA_DAYS = 146_097;
/** Through the year 9999, which is as far as four digits write. */
const LAST = 253_402_300_799_999;

const padded = (value: number, digits: number): string => String(value).padStart(digits, "0");

/** Year, month and day of a day counted from 1970, by years that begin in March, so that a leap day comes last. */
const dateOf = (day: number): readonly [year: number, month: number, day: number] => {
  const since = day + DAYS_TO_1970;
  const era = Math.floor(since / ERA_DAYS);
  const ofEra = since - era * ERA_DAYS;
  const year = Math.floor(
    (ofEra - Math.floor(ofEra / 1_460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365,
  );
  const ofYear = ofEra - (365 * year + Math.floor(year / 4) - Math.floor(year / 100));
  const fromMarch = Math.floor((5 * ofYear + 2) / 153);
  const month = fromMarch < 10 ? fromMarch + 3 : fromMarch - 9;
  return [year + era * 400 + (month <= 2 ? 1 : 0), month, ofYear - Math.floor((153 * fromMarch + 2) / 5) + 1];
};

const dayOf = (year: number, month: number, day: number): number => {
  const shifted = month <= 2 ? year - 1 : year;
  const era = Math.floor(shifted / 400);
  const ofEra = shifted - era * 400;
  const ofYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return (
    era * ERA_DAYS + ofEra * 365 + Math.floor(ofEra / 4) - Math.floor(ofEra / 100) + ofYear - DAYS_TO_1970
  );
};

/**
 * A time in UTC as ISO 8601 writes it, to the millisecond: `2026-01-31T14:03:00.000Z`; `at` in epoch milliseconds.
 * @throws RangeError before 1970 or after the year 9999.
 */
export const toMoment = (at: number): string => {
  if (!Number.isSafeInteger(at) || at < 0 || at > LAST) throw new RangeError(`There is no such time: ${at}`);
  const [year, month, day] = dateOf(Math.floor(at / DAY_MS));
  const seconds = Math.floor((at % DAY_MS) / 1_000);
  const clock = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const time = clock.map((part) => padded(part, 2)).join(":");
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}T${time}.${padded(at % 1_000, 3)}Z`;
};

const MOMENT = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.(\d{3}))?Z$/u;

/** Such a time, to the second or the millisecond, in epoch milliseconds; null where a text is none or there is no such day. */
export const fromMoment = (text: string): number | null => {
  const found = MOMENT.exec(text);
  if (found === null) return null;
  const [year = 0, month = 0, day = 0, hours = 0, minutes = 0, seconds = 0, ms = 0] = found
    .slice(1)
    .map((part) => Number(part ?? 0));
  const at = dayOf(year, month, day) * DAY_MS + ((hours * 60 + minutes) * 60 + seconds) * 1_000 + ms;
  if (at < 0 || at > LAST) return null;
  // What is past the end of a month, a day or a minute would be read as the next one.
  return toMoment(at).slice(0, 19) === text.slice(0, 19) ? at : null;
};
