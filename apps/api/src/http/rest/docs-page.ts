import type { OpenApiDocument, Operation } from "./openapi.ts";
import type { JsonSchema } from "./wire-schema.ts";

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.codePointAt(0) ?? 0};`);

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** A schema's kind in a few words: `string, one of a, b`, `array of objects`, `integer or null`. */
const kindOf = (schema: unknown): string => {
  if (!isObject(schema)) return "";
  const variants = schema["anyOf"];
  if (Array.isArray(variants)) return variants.map(kindOf).join(" or ");
  const choices = schema["enum"];
  if (Array.isArray(choices)) return `one of ${choices.join(", ")}`;
  if (schema["type"] === "array") return `list of ${kindOf(schema["items"]) || "values"}`;
  if (schema["format"] === "date-time") return "ISO time";
  return typeof schema["type"] === "string" ? schema["type"] : "";
};

const inner = (schema: JsonSchema): JsonSchema => {
  const items = schema["items"];
  const variants = schema["anyOf"];
  if (isObject(items)) return inner(items);
  if (Array.isArray(variants)) return variants.filter(isObject).find((one) => isObject(one["properties"])) ?? schema;
  return schema;
};

const rows = (schema: JsonSchema, depth = 0): string => {
  const within = inner(schema);
  const properties = within["properties"];
  if (!isObject(properties)) return "";
  const required = Array.isArray(within["required"]) ? within["required"] : [];
  return Object.entries(properties)
    .map(([name, value]) => {
      const needed = required.includes(name) ? "needed" : "";
      const cells = `<td class="d${depth}"><code>${escape(name)}</code></td><td>${escape(kindOf(value))}</td><td>${needed}</td>`;
      return `<tr>${cells}</tr>${isObject(value) ? rows(value, depth + 1) : ""}`;
    })
    .join("");
};

const table = (title: string, schema: JsonSchema | undefined): string => {
  const body = schema === undefined ? "" : rows(schema);
  return body === "" ? "" : `<h3>${title}</h3><div class="wide"><table>${body}</table></div>`;
};

const schemaIn = (holder: JsonSchema | undefined): JsonSchema | undefined => {
  const content = holder?.["content"];
  const media = isObject(content) ? content["application/json"] : undefined;
  const schema = isObject(media) ? media["schema"] : undefined;
  return isObject(schema) ? schema : undefined;
};

const section = (path: string, method: string, of: Operation): string => {
  const success = Object.entries(of.responses).find(([status]) => status !== "default")?.[1];
  const parameters = {
    properties: Object.fromEntries(of.parameters.map((p) => [String(p["name"]), p["schema"]])),
    required: of.parameters.filter((p) => p["required"] === true).map((p) => p["name"]),
  };
  return `<section id="${escape(of.operationId)}"><h2><b>${method.toUpperCase()}</b> ${escape(path)}</h2><p>${escape(of.summary)}</p>
${table("Parameters", parameters)}${table("Body", schemaIn(of.requestBody))}${table("Answer", schemaIn(success))}</section>`;
};

const STYLE = `:root{color-scheme:light dark;--ink:#1c2320;--paper:#f6f5f0;--line:#d5d6cd;--green:#0b5d3b}
@media(prefers-color-scheme:dark){:root{--ink:#e9ebe4;--paper:#151917;--line:#353c38;--green:#7fd3a8}}
body{margin:0 auto;max-width:60rem;padding:1.5rem 1rem 4rem;background:var(--paper);color:var(--ink);font:1rem/1.55 "Atkinson Hyperlegible Next",system-ui,sans-serif}
h1,h2 b,a{color:var(--green)}h2{font-size:1.15rem;margin:0}h3{font-size:.9rem;margin:1.2rem 0 .3rem}
section{border-top:1px solid var(--line);padding:1.5rem 0}.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}td{border-top:1px solid var(--line);padding:.35rem .6rem .35rem 0;vertical-align:top}
pre{overflow-x:auto;border:1px solid var(--line);border-radius:8px;padding:.8rem}.d1{padding-left:1.2rem}.d2{padding-left:2.4rem}.d3{padding-left:3.6rem}.d4{padding-left:4.8rem}`;

/** The page at `/docs`: the OpenAPI document for people, with nothing loaded from anywhere. */
export const docsPage = (document: OpenApiDocument): string => {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, of]) => ({ path, method, of })),
  );
  const index = operations.map(
    ({ path, method, of }) =>
      `<li><a href="#${escape(of.operationId)}">${method.toUpperCase()} ${escape(path)}</a></li>`,
  );
  const { title, description } = document.info;
  const example = `curl ${document.servers[0]?.url ?? ""}/v1/locations -H "Authorization: Bearer fm_test_…"`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escape(title)} API</title><style>${STYLE}</style></head><body><h1>${escape(title)} API</h1><p>${escape(description)}</p>
<p>Every call bears your key; every POST an <code>Idempotency-Key</code>. The machine-readable document is at
<a href="/v1/openapi.json">/v1/openapi.json</a>.</p><pre>${escape(example)}</pre><ul>${index.join("")}</ul>
${operations.map(({ path, method, of }) => section(path, method, of)).join("\n")}
</body></html>`;
};
