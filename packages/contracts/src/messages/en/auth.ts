/** Signing in. */
export const authMessages = {
  "auth.title": "Sign in",
} as const;
