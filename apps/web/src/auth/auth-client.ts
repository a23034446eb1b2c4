import { createAuthClient } from "better-auth/client";
import { emailOTPClient } from "better-auth/client/plugins";

const make = () => createAuthClient({ baseURL: window.location.origin, plugins: [emailOTPClient()] });
let made: ReturnType<typeof make> | undefined;

/** Sign-in by e-mailed code. Made when first used: a prerendered page has no origin. */
export const authClient = (): ReturnType<typeof make> => (made ??= make());
