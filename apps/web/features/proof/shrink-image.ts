const LONGEST_SIDE_PIXELS = 1600;
const QUALITY = 0.82;

/**
 * The same picture as a JPEG of at most 1600 px, upright, without what the camera wrote into it: less to send over a bad
 * line. What this browser cannot decode goes as it is; the server decides then.
 */
export const shrinkImage = async (file: Blob): Promise<Blob> => {
  try {
    const bitmap = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE_PIXELS / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext("2d")?.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const jpeg = await new Promise<Blob | null>((resolve) => {
      canvas.toBlob(resolve, "image/jpeg", QUALITY);
    });
    return jpeg ?? file;
  } catch {
    return file;
  }
};
