/** Columns that only wider screens have room for; what they hold stands in the card beside the table too. */
export const ON_PANEL = "max-panel:hidden";
export const ON_DESK = "max-desk:hidden";
