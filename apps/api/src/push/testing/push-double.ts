import { createDecipheriv, createECDH, createPublicKey, hkdfSync, randomBytes, verify, type ECDH } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";

export interface PushDouble {
  /** A browser's subscription here, as the app hands it to us. */
  readonly subscribe: () => {
    readonly endpoint: string;
    readonly keys: { readonly p256dh: string; readonly auth: string };
  };
  /** What browsers have been shown: decrypted with their own keys, the sender's token checked. */
  readonly shown: readonly {
    readonly endpoint: string;
    readonly news: unknown;
    readonly headers: IncomingMessage["headers"];
  }[];
  /** Pushes that came, taken or not. */
  readonly calls: () => number;
  /** What the service answers from now on. */
  readonly answer: (status: number | "nothing") => void;
  readonly close: () => Promise<void>;
}

interface Browser {
  readonly ecdh: ECDH;
  readonly auth: Buffer;
}

const hkdf = (secret: Buffer, salt: Buffer, info: Buffer | string, length: number): Buffer =>
  Buffer.from(hkdfSync("sha256", secret, salt, info, length));

/** Opens an aes128gcm body (RFC 8188) with keys agreed as RFC 8291 says. Throws where anything is not as it must be. */
const decrypt = (body: Buffer, { ecdh, auth }: Browser): string => {
  const salt = body.subarray(0, 16);
  const idLength = body.readUInt8(20);
  const senderKey = body.subarray(21, 21 + idLength);
  const sealed = body.subarray(21 + idLength);
  const info = Buffer.concat([Buffer.from("WebPush: info\0"), ecdh.getPublicKey(), senderKey]);
  const secret = hkdf(ecdh.computeSecret(senderKey), auth, info, 32);
  const key = hkdf(secret, salt, "Content-Encoding: aes128gcm\0", 16);
  const nonce = hkdf(secret, salt, "Content-Encoding: nonce\0", 12);
  const decipher = createDecipheriv("aes-128-gcm", key, nonce);
  decipher.setAuthTag(sealed.subarray(-16));
  const padded = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()]);
  return padded.subarray(0, padded.lastIndexOf(2)).toString("utf8");
};

const part = (text: string | undefined): unknown => JSON.parse(Buffer.from(text ?? "", "base64url").toString("utf8"));

/** Checks a VAPID header (RFC 8292): signed by the key it names, for this service, not expired. */
const checkVapid = (authorization: string, origin: string): void => {
  const [, token, key] = /^vapid t=([^,]+), ?k=(.+)$/.exec(authorization) ?? [];
  const [head, claims, signature] = (token ?? "").split(".");
  const raw = Buffer.from(key ?? "", "base64url");
  const coordinate = (from: number): string => raw.subarray(from, from + 32).toString("base64url");
  const jwk = { kty: "EC", crv: "P-256", x: coordinate(1), y: coordinate(33) };
  const isSigned = verify(
    "sha256",
    Buffer.from(`${head}.${claims}`),
    { key: createPublicKey({ key: jwk, format: "jwk" }), dsaEncoding: "ieee-p1363" },
    Buffer.from(signature ?? "", "base64url"),
  );
  if (!isSigned) throw new Error("the sender's token is not signed by its key");
  const said = Object(part(claims)) as { aud?: unknown; exp?: unknown };
  if (said.aud !== origin) throw new Error(`the token is for ${String(said.aud)}`);
  if (Number(said.exp) * 1_000 < Date.now()) throw new Error("the token has expired");
};

/** A push service on this machine, with browsers behind it. */
export const openPushDouble = async (): Promise<PushDouble> => {
  const browsers = new Map<string, Browser>();
  const shown: PushDouble["shown"][number][] = [];
  let calls = 0;
  let answer: number | "nothing" = 201;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (bytes: Buffer) => chunks.push(bytes));
    request.on("end", () => {
      calls += 1;
      if (answer === "nothing") return;
      const browser = browsers.get(request.url ?? "");
      if (browser === undefined) {
        response.writeHead(404).end();
        return;
      }
      if (answer === 201) {
        checkVapid(request.headers.authorization ?? "", origin());
        const news: unknown = JSON.parse(decrypt(Buffer.concat(chunks), browser));
        shown.push({ endpoint: `${origin()}${request.url}`, news, headers: request.headers });
      }
      response.writeHead(answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const origin = (): string => {
    const address = server.address();
    return `http://127.0.0.1:${typeof address === "object" && address !== null ? address.port : 0}`;
  };
  return {
    shown,
    calls: () => calls,
    answer: (status) => {
      answer = status;
    },
    subscribe: () => {
      const ecdh = createECDH("prime256v1");
      ecdh.generateKeys();
      const auth = randomBytes(16);
      const path = `/push/${browsers.size}`;
      browsers.set(path, { ecdh, auth });
      return {
        endpoint: `${origin()}${path}`,
        keys: { p256dh: ecdh.getPublicKey().toString("base64url"), auth: auth.toString("base64url") },
      };
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
};
