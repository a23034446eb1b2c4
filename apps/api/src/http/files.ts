import { AppError, fieldErrors } from "@fairmile/contracts";
import { Hono } from "hono";
import { openProof } from "../features/proof/open.ts";
import { MAX_UPLOAD_BYTES } from "../features/proof/re-encode.ts";
import { saveProof, saveProofInput } from "../features/proof/save.ts";
import type { ContextBuilder, HttpEnv } from "./request-context.ts";

const number = (text: string | undefined): number | undefined => (text === undefined ? undefined : Number(text));

/** Pictures in and out: `POST /files/proofs?stopId=…&kind=photo` with the image as the body, `GET /files/proof/{token}`. */
export const fileRoutes = (buildCtx: ContextBuilder): Hono<HttpEnv> =>
  new Hono<HttpEnv>()
    .post("/files/proofs", async (c) => {
      const ctx = await buildCtx(c);
      const lng = number(c.req.query("lng"));
      const lat = number(c.req.query("lat"));
      const parsed = saveProofInput.safeParse({
        stopId: c.req.query("stopId"),
        kind: c.req.query("kind"),
        ...(lng === undefined || lat === undefined ? {} : { point: { lng, lat } }),
      });
      if (!parsed.success) throw new AppError("invalid_input", { fields: fieldErrors(parsed.error) });
      if (Number(c.req.header("content-length") ?? 0) > MAX_UPLOAD_BYTES) throw new AppError("proof_too_large");
      return c.json(await saveProof(ctx, parsed.data, new Uint8Array(await c.req.arrayBuffer())));
    })
    .get("/files/proof/:token", async (c) => {
      const image = await openProof(await buildCtx(c), c.req.param("token"));
      return c.body(new Uint8Array(image), 200, {
        "content-type": "image/jpeg",
        "cache-control": "private, max-age=300",
        "content-security-policy": "default-src 'none'",
      });
    });
