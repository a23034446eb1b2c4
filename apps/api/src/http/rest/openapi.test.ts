import { afterAll, beforeAll, expect, test } from "vitest";
import { openHarness, type Harness } from "../../testing/harness.ts";
import { makeStore } from "../../testing/make-store.ts";
import { openRestClient, wireJob, type RestClient } from "../../testing/rest-client.ts";
import { openApi, type Operation } from "./openapi.ts";
import type { JsonSchema } from "./wire-schema.ts";

let h: Harness;
let rest: RestClient;
let locationId: string;
beforeAll(async () => {
  h = await openHarness();
  const store = await makeStore(h);
  locationId = store.locationId;
  rest = await openRestClient(h, store);
});
afterAll(() => h.close());

const isObject = (value: unknown): value is JsonSchema =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/** What of a value a JSON schema does not allow, as far as these documents say: types, names, what is needed, choices. */
const faults = (schema: unknown, value: unknown, path = "$"): string[] => {
  if (!isObject(schema)) return [];
  const variants = schema["anyOf"];
  if (Array.isArray(variants))
    return variants.some((one) => faults(one, value, path).length === 0) ? [] : [`${path}: none of anyOf`];
  const types = {
    array: Array.isArray(value),
    object: isObject(value),
    null: value === null,
    integer: Number.isInteger(value),
  };
  const type = schema["type"];
  const fits = typeof type !== "string" || (type in types ? types[type as keyof typeof types] : typeof value === type);
  if (!fits) return [`${path}: not ${String(type)}`];
  if (Array.isArray(schema["enum"]) && !schema["enum"].includes(value)) return [`${path}: no choice`];
  if (schema["format"] === "date-time" && Number.isNaN(Date.parse(String(value)))) return [`${path}: no time`];
  if (Array.isArray(value)) return value.flatMap((row, i) => faults(schema["items"], row, `${path}.${i}`));
  if (!isObject(value) || !isObject(schema["properties"])) return [];
  const properties = schema["properties"];
  const needed = Array.isArray(schema["required"]) ? schema["required"].map(String) : [];
  return [
    ...needed.filter((name) => !(name in value)).map((name) => `${path}.${name}: missing`),
    ...Object.entries(value).flatMap(([name, inner]) =>
      name in properties ? faults(properties[name], inner, `${path}.${name}`) : [`${path}.${name}: unknown`],
    ),
  ];
};

const schemaOf = (operation: Operation | undefined, status: string): unknown => {
  const content = operation?.responses[status]?.["content"];
  return isObject(content) && isObject(content["application/json"]) ? content["application/json"]["schema"] : undefined;
};

test("the document names every route, and what is sent and answered fits it", async () => {
  const served = await rest.get("/v1/openapi.json", { secret: null });
  const document = openApi(h.services.config.webOrigin);
  expect(served.body).toEqual(JSON.parse(JSON.stringify(document)));
  const { paths } = document;

  const body = { ...wireJob(locationId), tip: 5 };
  const sent = paths["/v1/deliveries"]?.["post"]?.requestBody?.["content"];
  const bodySchema =
    isObject(sent) && isObject(sent["application/json"]) ? sent["application/json"]["schema"] : undefined;
  expect(faults(bodySchema, body)).toEqual([]);
  expect(faults(bodySchema, { ...body, surprise: 1 })).toEqual(["$.surprise: unknown"]);

  const quote = await rest.post("/v1/quotes", { body });
  expect(faults(schemaOf(paths["/v1/quotes"]?.["post"], "201"), quote.body)).toEqual([]);
  const made = await rest.post("/v1/deliveries", { body });
  expect(faults(schemaOf(paths["/v1/deliveries"]?.["post"], "201"), made.body)).toEqual([]);
  const id = String(made.body["id"]);
  for (const tail of ["", "/proof", "/receipt"]) {
    const answer = await rest.get(`/v1/deliveries/${id}${tail}`);
    expect(faults(schemaOf(paths[`/v1/deliveries/{id}${tail}`]?.["get"], "200"), answer.body)).toEqual([]);
  }
  const list = await rest.get("/v1/deliveries");
  expect(faults(schemaOf(paths["/v1/deliveries"]?.["get"], "200"), list.body)).toEqual([]);
  const locations = await rest.get("/v1/locations");
  expect(faults(schemaOf(paths["/v1/locations"]?.["get"], "200"), locations.body)).toEqual([]);
});

test("path and route parts are no part of the bodies", () => {
  const { paths } = openApi("http://localhost:3000");
  const body = JSON.stringify(paths["/v1/deliveries/{id}/return"]?.["post"]?.requestBody);
  expect(body).not.toMatch(/delivery_id|decision/);
});

test("the page shows every route and loads nothing", async () => {
  const page = await rest.get("/docs", { secret: null });
  expect(page.status).toBe(200);
  for (const path of Object.keys(openApi("http://localhost:3000").paths)) expect(page.text).toContain(path);
  expect(page.text).not.toMatch(/<script|<link|src=|@import|url\(/);
});
