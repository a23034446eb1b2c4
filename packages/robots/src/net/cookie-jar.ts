/** The cookies of one person at one server; names and values only, since that server is all a robot speaks to. */
export interface CookieJar {
  /** Takes in the `Set-Cookie` lines of an answer. */
  readonly take: (headers: Headers) => void;
  /** The `Cookie` header to send; null without any. */
  readonly header: () => string | null;
  readonly clear: () => void;
}

const isGone = (attributes: readonly string[]): boolean =>
  attributes.some((text) => /^max-age=(?:0|-\d+)$/i.test(text.trim()));

export const createCookieJar = (): CookieJar => {
  const cookies = new Map<string, string>();
  return {
    take: (headers) => {
      for (const line of headers.getSetCookie()) {
        const [pair = "", ...attributes] = line.split(";");
        const at = pair.indexOf("=");
        if (at < 1) continue;
        const name = pair.slice(0, at).trim();
        if (isGone(attributes)) cookies.delete(name);
        else cookies.set(name, pair.slice(at + 1).trim());
      }
    },
    header: () => (cookies.size === 0 ? null : [...cookies].map(([name, value]) => `${name}=${value}`).join("; ")),
    clear: () => cookies.clear(),
  };
};
