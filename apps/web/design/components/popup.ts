/** A list that opens over the page. */
export const POPUP_CLASS =
  "max-h-[min(20rem,var(--available-height))] w-[max(var(--anchor-width),12rem)] max-w-[var(--available-width)] overflow-y-auto overscroll-contain rounded-sign border-[1.5px] border-line-control bg-surface py-1 text-ink shadow-float outline-none";

/** One row of such a list. */
export const OPTION_CLASS =
  "flex min-h-11 cursor-default select-none items-center justify-between gap-3 px-3 py-1.5 text-md outline-none data-highlighted:bg-sunken data-selected:font-strong";
