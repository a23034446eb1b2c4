/** Where somebody signs in who wants to be at `next`. */
export const signInPath = (next: string): string => `/sign-in?next=${encodeURIComponent(next)}`;

/** A place of this site to go to after signing in; null for anything that would lead elsewhere. */
export const ownPath = (next: string | null): string | null =>
  next !== null && /^\/(?![/\\])/.test(next) && !next.startsWith("/sign-in") ? next : null;
