import { createHash } from "node:crypto";
import { AppError } from "@fairmile/contracts";
import sharp from "sharp";

/** What a phone may send at most, in bytes. */
export const MAX_UPLOAD_BYTES = 12_000_000;
const LONGEST_SIDE_PIXELS = 1600;
const MOST_PIXELS = 60_000_000;

export interface StoredImage {
  readonly jpeg: Uint8Array;
  /** SHA-256 of the stored bytes. */
  readonly digest: string;
}

/**
 * Decodes a picture and writes it anew as a JPEG of at most 1600 px: turned upright, and without any metadata (place,
 * device, thumbnails). Refuses what is no picture (`proof_not_image`) or too large (`proof_too_large`).
 */
export const reEncode = async (bytes: Uint8Array): Promise<StoredImage> => {
  if (bytes.byteLength > MAX_UPLOAD_BYTES) throw new AppError("proof_too_large");
  try {
    const jpeg = await sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error" })
      .rotate()
      .resize({ width: LONGEST_SIDE_PIXELS, height: LONGEST_SIDE_PIXELS, fit: "inside", withoutEnlargement: true })
      .flatten({ background: "#ffffff" })
      .jpeg({ quality: 78, mozjpeg: true })
      .toBuffer();
    return { jpeg: new Uint8Array(jpeg), digest: createHash("sha256").update(jpeg).digest("hex") };
  } catch (error) {
    throw new AppError("proof_not_image", { cause: error });
  }
};
