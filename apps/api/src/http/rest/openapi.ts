import { ERROR_CODES, FIELD_CODES } from "@fairmile/contracts";
import { REST_ROUTES, type RestRoute } from "./routes.ts";
import { wireName } from "./wire-names.ts";
import { wireSchema, without, type JsonSchema } from "./wire-schema.ts";

export interface Operation {
  readonly operationId: string;
  readonly summary: string;
  readonly security: readonly JsonSchema[];
  readonly parameters: readonly JsonSchema[];
  readonly requestBody?: JsonSchema;
  readonly responses: Readonly<Record<string, JsonSchema>>;
}

export interface OpenApiDocument {
  readonly openapi: "3.1.0";
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: JsonSchema;
}

const ERROR_SCHEMA: JsonSchema = {
  type: "object",
  required: ["error"],
  properties: {
    error: {
      type: "object",
      required: ["code", "message", "fields", "request_id"],
      properties: {
        code: { type: "string", enum: ERROR_CODES },
        message: { type: "string" },
        fields: {
          type: "array",
          items: {
            type: "object",
            required: ["path", "code", "message"],
            properties: {
              path: { type: "string", description: "Dotted, rows by number: parcels.0.weight_grams" },
              code: { type: "string", enum: FIELD_CODES },
              message: { type: "string" },
            },
          },
        },
        request_id: { type: "string" },
      },
    },
  },
};

const json = (schema: JsonSchema): JsonSchema => ({ content: { "application/json": { schema } } });
const isObject = (value: unknown): value is JsonSchema => typeof value === "object" && value !== null;

/** Names of the input that path and route say by themselves. */
const ownNames = (route: RestRoute): string[] =>
  [...(route.path.includes("{id}") ? ["deliveryId"] : []), ...Object.keys(route.fixed ?? {})].map(wireName);

const ID_PARAMETER: JsonSchema = {
  name: "id",
  in: "path",
  required: true,
  schema: { type: "string" },
  description: "The delivery's id.",
};
const KEY_PARAMETER: JsonSchema = {
  name: "Idempotency-Key",
  in: "header",
  required: true,
  schema: { type: "string", minLength: 1, maxLength: 200 },
  description:
    "Yours, new for each thing you want done. The same key and body has one effect; another body is refused.",
};

const queryParameters = (schema: JsonSchema): JsonSchema[] =>
  isObject(schema["properties"])
    ? Object.entries(schema["properties"]).map(([name, inner]) => ({
        name,
        in: "query",
        required: false,
        schema: inner,
      }))
    : [];

const operation = (route: RestRoute): Operation => {
  const input = without(wireSchema(route.verb.input, "input"), ownNames(route));
  const output = wireSchema(route.verb.output, "output");
  const isPost = route.method === "post";
  const wrapped =
    route.wrap === undefined
      ? output
      : { type: "object", required: [route.wrap], properties: { [route.wrap]: output } };
  return {
    operationId: `${route.verb.name}${route.fixed === undefined ? "" : `.${Object.values(route.fixed).join(".")}`}`,
    summary: route.summary,
    security: [{ key: [] }],
    parameters: [
      ...(route.path.includes("{id}") ? [ID_PARAMETER] : []),
      ...(isPost ? [KEY_PARAMETER] : queryParameters(input)),
    ],
    ...(isPost ? { requestBody: { required: Array.isArray(input["required"]), ...json(input) } } : {}),
    responses: {
      [route.status]: { description: "Done.", ...json(wrapped) },
      default: { description: "Refused, or failed.", ...json({ $ref: "#/components/schemas/Error" }) },
    },
  };
};

/** The OpenAPI 3.1 document of `/v1`, made from the contracts that the verbs parse with. */
export const openApi = (origin: string): OpenApiDocument => {
  const paths: Record<string, Record<string, Operation>> = {};
  for (const route of REST_ROUTES) paths[route.path] = { ...paths[route.path], [route.method]: operation(route) };
  return {
    openapi: "3.1.0",
    info: {
      title: "Fairmile",
      version: "1",
      description:
        "Deliveries for stores and checkouts. Amounts are integers in the minor unit of the market's currency; times are ISO 8601.",
    },
    servers: [{ url: origin }],
    paths,
    components: {
      securitySchemes: {
        key: { type: "http", scheme: "bearer", description: "Your store's API key, fm_test_… or fm_live_…" },
      },
      schemas: { Error: ERROR_SCHEMA },
    },
  };
};
