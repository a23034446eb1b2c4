import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from "node:crypto";

/** Short signed texts: `payload.signature`, both base64url. They prove that we wrote the payload, and hide nothing. */
export interface Signer {
  readonly sign: (purpose: string, payload: object) => string;
  /** The payload, or null where the text is not ours or not for this purpose. Expiry is the caller's. */
  readonly open: (purpose: string, token: string) => unknown;
}

/** HMAC-SHA256 with a key per purpose derived from the secret. */
export const createSigner = (secret: string): Signer => {
  const keys = new Map<string, KeyObject>();
  const keyOf = (purpose: string): KeyObject => {
    const known = keys.get(purpose);
    if (known !== undefined) return known;
    const key = createSecretKey(createHmac("sha256", secret).update(`fairmile:${purpose}`).digest());
    keys.set(purpose, key);
    return key;
  };
  const mac = (purpose: string, body: string): Buffer => createHmac("sha256", keyOf(purpose)).update(body).digest();
  return {
    sign: (purpose, payload) => {
      const body = Buffer.from(JSON.stringify(payload)).toString("base64url");
      return `${body}.${mac(purpose, body).toString("base64url")}`;
    },
    open: (purpose, token) => {
      const [body, signature, ...rest] = token.split(".");
      if (body === undefined || signature === undefined || rest.length > 0) return null;
      const given = Buffer.from(signature, "base64url");
      const wanted = mac(purpose, body);
      if (given.length !== wanted.length || !timingSafeEqual(given, wanted)) return null;
      return JSON.parse(Buffer.from(body, "base64url").toString("utf8"));
    },
  };
};
