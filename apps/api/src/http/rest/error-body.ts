import { AppError, ERROR_STATUS, type FieldError } from "@fairmile/contracts";
import { messageTexts } from "@fairmile/contracts/messages";
import { IntlMessageFormat } from "intl-messageformat";
import { wirePath } from "./wire-names.ts";

/** Refused fields that bear their wire names already, the ones nobody knows included. */
export class WireRefusal extends AppError {
  constructor(fields: readonly FieldError[]) {
    super("invalid_input", { fields });
  }
}

/** An error as `/v1` writes it: a code to act on, a sentence to read, and the refused fields by their wire names. */
export const errorBody = (error: AppError, requestId: string) => ({
  status: ERROR_STATUS[error.code],
  body: {
    error: {
      code: error.code,
      message: String(new IntlMessageFormat(messageTexts[`error.${error.code}`], "en").format({ ...error.params })),
      fields: error.fields.map(({ path, code }) => ({
        path: error instanceof WireRefusal ? path : wirePath(path),
        code,
        message: messageTexts[`field.${code}`],
      })),
      request_id: requestId,
    },
  },
});
