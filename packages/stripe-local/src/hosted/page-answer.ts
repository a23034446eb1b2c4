/** An answer of one of the double's own pages. */
export interface PageAnswer {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

export const shownPage = (status: number, body: string): PageAnswer => ({
  status,
  body,
  headers: {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
  },
});

export const redirect = (url: string): PageAnswer => ({
  status: 303,
  body: "",
  headers: { location: url, "cache-control": "no-store" },
});
