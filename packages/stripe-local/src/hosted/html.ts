const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (c) => ESCAPES[c] ?? c);

/** A piece of finished HTML, as opposed to text that must be escaped. */
class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** Builds HTML; every value put in is escaped unless it is itself `html`. */
export const html = (parts: TemplateStringsArray, ...values: readonly (string | Html | readonly Html[])[]): Html =>
  new Html(
    parts.reduce((whole, part, i) => {
      const value = values[i - 1] ?? "";
      const pieces =
        typeof value === "string"
          ? escape(value)
          : [value]
              .flat()
              .map((piece) => piece.text)
              .join("");
      return whole + pieces + part;
    }),
  );

const STYLE = new Html(`
  body { margin: 0; background: #f5f4f0; color: #1d2126; font: 18px/1.5 system-ui, sans-serif; }
  main { max-width: 32rem; margin: 10vh auto; padding: 2rem; background: #fff; border: 1px solid #d9d7d0; border-radius: 8px; }
  h1 { margin-top: 0; font-size: 1.4rem; }
  label { display: block; margin: 1.5rem 0; }
  select { display: block; width: 100%; margin-top: 0.25rem; min-height: 44px; font: inherit; }
  button { min-height: 44px; padding: 0 1.5rem; font: inherit; cursor: pointer; }
  @media (prefers-color-scheme: dark) {
    body { background: #15181b; color: #eceae4; }
    main { background: #1d2126; border-color: #3a4047; }
  }
`);

/** A whole page. */
export const page = (title: string, body: Html): string =>
  html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        <style>
          ${STYLE}
        </style>
      </head>
      <body>
        <main>
          <h1>${title}</h1>
          ${body}
        </main>
      </body>
    </html> `.text;
