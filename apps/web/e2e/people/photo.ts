import sharp from "sharp";

/** A parcel before a door, as a phone's camera would hand it over. */
const DOOR = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="1600">
  <rect width="1200" height="1600" fill="#8c8577"/>
  <rect x="340" y="160" width="520" height="1180" fill="#27483a"/>
  <circle cx="790" cy="780" r="26" fill="#d9b44a"/>
  <rect y="1340" width="1200" height="260" fill="#5c5750"/>
  <rect x="470" y="1150" width="300" height="230" fill="#b98a55"/>
  <rect x="600" y="1150" width="40" height="230" fill="#e4d3b4"/>
</svg>`;

/** A JPEG with what cameras write into one. */
export const doorPhoto = async (): Promise<{ name: string; mimeType: string; buffer: Buffer }> => ({
  name: "door.jpg",
  mimeType: "image/jpeg",
  buffer: await sharp(Buffer.from(DOOR))
    .withExif({ IFD0: { Make: "Phone", Model: "Of a test" } })
    .jpeg()
    .toBuffer(),
});
