import { fieldError } from "@fairmile/contracts";
import type { Ctx } from "../platform/services.ts";

/** A path of the web app as an address; one that leads elsewhere (`//other.example`) is refused by the field `returnPath`. */
export const backUrl = ({ config }: Pick<Ctx, "config">, returnPath: string): URL => {
  const home = new URL(config.webOrigin);
  const back = new URL(returnPath, home);
  if (back.origin !== home.origin) throw fieldError("returnPath", "invalid_format");
  return back;
};
