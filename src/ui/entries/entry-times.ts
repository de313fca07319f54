const two = (value: number): string => String(value).padStart(2, "0");

/** A minute of the day as a time, `22:05`. */
export const timeOfMinute = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;

/** A time of the day as its minute; null when it is none. */
export const parseTime = (text: string): number | null => {
  const [, hour, minute] = /^([01]?\d|2[0-3]):([0-5]\d)$/u.exec(text.trim()) ?? [];
  return hour === undefined || minute === undefined ? null : Number(hour) * 60 + Number(minute);
};

/** A moment as it is written into a blank, in UTC to the minute: `2026-12-31 18:00`. */
export const utcText = (iso: string): string => new Date(iso).toISOString().slice(0, 16).replace("T", " ");

/** The same read back, as ISO time; null when it is none, such as a 31st of February. */
export const parseUtc = (text: string): string | null => {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})[ T]+(\d{2}:\d{2})$/u.exec(text.trim()) ?? [];
  if (day === undefined || time === undefined) return null;
  const at = Date.parse(`${day}T${time}:00Z`);
  if (!Number.isFinite(at)) return null;
  const iso = new Date(at).toISOString();
  return iso.startsWith(`${day}T${time}`) ? iso : null;
};
