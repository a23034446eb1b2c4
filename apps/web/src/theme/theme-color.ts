/** The page's colour (`--page`) where CSS does not reach: the browser's own bars and the web app manifest. */
export const THEME_COLOR = { light: "#f1eee5", dark: "#111413" } as const;

/** The green of the mark (`--green`), for the same places. */
export const SIGN_GREEN = "#0a5738";
