/** The mark's outline in a box of 30 × 38: an arched sign with a dashed lane cut out of it (even-odd). */
export const MARK_PATH =
  "M15 0A15 15 0 0 1 30 15V36.4A1.6 1.6 0 0 1 28.4 38H1.6A1.6 1.6 0 0 1 0 36.4V15A15 15 0 0 1 15 0ZM12.8 7.4V14.2H17.2V7.4ZM12.8 18.2V24.2H17.2V18.2ZM12.8 28.4V33H17.2V28.4Z";
