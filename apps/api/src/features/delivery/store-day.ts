/** Midnight in a time zone, on the day of an instant, as a UTC instant in ms. Days that begin late (a zone's jump at
 * midnight) begin at their first instant. */
export const startOfDayMs = (nowMs: number, timezone: string): number => {
  const offsetAt = (ms: number): number => {
    const parts = new Intl.DateTimeFormat("en-US", {
      timeZone: timezone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    }).formatToParts(ms);
    const of = (type: string): number => Number(parts.find((part) => part.type === type)?.value);
    const local = Date.UTC(of("year"), of("month") - 1, of("day"), of("hour"), of("minute"), of("second"));
    return local - Math.floor(ms / 1_000) * 1_000;
  };
  const local = nowMs + offsetAt(nowMs);
  const midnight = Math.floor(local / 86_400_000) * 86_400_000;
  // The offset at midnight may differ from the one of now; two looks settle it.
  const guess = midnight - offsetAt(nowMs);
  return midnight - offsetAt(guess);
};
