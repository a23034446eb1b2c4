import { Refusal } from "../core/refusal.ts";

const refuse = (message: string): Refusal => new Refusal(401, { type: "invalid_request_error", message });

const keyIn = (authorization: string): string | null => {
  const [, scheme = "", credentials = ""] = /^(\w+) +(\S+)$/.exec(authorization) ?? [];
  if (scheme.toLowerCase() === "bearer") return credentials;
  if (scheme.toLowerCase() === "basic")
    return Buffer.from(credentials, "base64").toString("utf8").split(":", 1)[0] ?? null;
  return null;
};

/** Throws 401 unless the request bears a test key. A live key is refused before anything else is looked at. */
export const authenticate = (authorization: string | undefined): void => {
  const key = authorization === undefined ? null : keyIn(authorization);
  if (!key) {
    throw refuse(
      "You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY').",
    );
  }
  if (/^(sk|rk)_live_/.test(key)) {
    throw refuse("A live key was sent to the local double of Stripe. It takes test keys only; roll that key.");
  }
  if (!/^(sk|rk)_test_\w+$/.test(key)) {
    throw refuse(
      `Invalid API Key provided: ${key.slice(0, 8)}${"*".repeat(Math.max(0, Math.min(key.length, 32) - 8))}`,
    );
  }
};
