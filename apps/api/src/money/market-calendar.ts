const DAY_MS = 86_400_000;

interface LocalDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** Wall-clock time in a zone at an instant, as if it were UTC, in ms. */
const localMs = (atMs: number, timezone: string): number => {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: timezone,
    hourCycle: "h23",
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
  }).formatToParts(atMs);
  const of = (type: Intl.DateTimeFormatPartTypes): number => Number(parts.find((p) => p.type === type)?.value);
  return (
    Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second")) +
    (((atMs % 1_000) + 1_000) % 1_000)
  );
};

const localDate = (atMs: number, timezone: string): LocalDate => {
  const local = new Date(localMs(atMs, timezone));
  return { year: local.getUTCFullYear(), month: local.getUTCMonth(), day: local.getUTCDate() };
};

/**
 * The instant at which a local day begins. Where midnight does not exist (clocks go forward at 0:00) it is the first
 * instant of that day that does.
 */
const startOf = ({ year, month, day }: LocalDate, timezone: string): number => {
  const midnight = Date.UTC(year, month, day);
  let atMs = midnight;
  // The zone's offset at the guess corrects the guess; a second time, since the offset may change in between.
  for (let i = 0; i < 2; i += 1) atMs = midnight - (localMs(atMs, timezone) - atMs);
  return atMs;
};

/** The instant at which the local day of `atMs` began. */
export const startOfDay = (atMs: number, timezone: string): number => startOf(localDate(atMs, timezone), timezone);

const monday = (atMs: number, timezone: string): LocalDate => {
  const { year, month, day } = localDate(atMs, timezone);
  const sinceMonday = (new Date(Date.UTC(year, month, day)).getUTCDay() + 6) % 7;
  const start = new Date(Date.UTC(year, month, day - sinceMonday));
  return { year: start.getUTCFullYear(), month: start.getUTCMonth(), day: start.getUTCDate() };
};

/** The instant at which the local week of `atMs` began: Monday, as ISO 8601 has it. */
export const startOfWeek = (atMs: number, timezone: string): number => startOf(monday(atMs, timezone), timezone);

/** The ISO 8601 week of a local date, as `2026-W47`: it belongs to the year of its Thursday. */
export const weekOf = (atMs: number, timezone: string): string => {
  const { year, month, day } = monday(atMs, timezone);
  const thursday = new Date(Date.UTC(year, month, day + 3));
  const firstDay = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - firstDay) / DAY_MS / 7) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, "0")}`;
};
