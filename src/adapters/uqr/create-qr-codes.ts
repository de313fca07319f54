import { renderSVG } from "uqr";
import type { QrCodes } from "#ports/qr-codes.ts";

/** Medium correction: a scratched or reflecting screen still reads. */
export const createQrCodes = (): QrCodes => ({
  svg: (text) => renderSVG(text, { ecc: "M", border: 2 }),
});
