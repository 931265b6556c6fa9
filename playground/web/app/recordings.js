// What a camera or a microphone would have given, made of a picture or a recording that the reader has: a JPEG, a WAV.

const QUALITY = 0.92;

// The file as the widget's device would have recorded it; any other widget takes files as they are.
/**
 * @param {File} file
 * @param {string} kind of the widget
 * @returns {Promise<File>}
 */
export async function asRecorded(file, kind) {
  const stem = file.name.replace(/\.[^.]*$/, "") || "recording";
  if (kind === "camera_input") {
    if (file.type === "image/jpeg") return renamed(file, `${stem}.jpg`);
    return new File([await jpegOf(file)], `${stem}.jpg`, { type: "image/jpeg" });
  }
  if (kind !== "audio_input") return file;
  if (file.name.toLowerCase().endsWith(".wav")) return renamed(file, `${stem}.wav`, "audio/wav");
  return new File([await wavOf(file)], `${stem}.wav`, { type: "audio/wav" });
}

/**
 * @param {File} file
 * @param {string} name
 */
const renamed = (file, name, type = file.type) => new File([file], name, { type });

/** @param {File} file @returns {Promise<Blob>} */
async function jpegOf(file) {
  const picture = await createImageBitmap(file).catch(() => {
    throw new Error("the browser knows no picture in it.");
  });
  const canvas = document.createElement("canvas");
  canvas.width = picture.width;
  canvas.height = picture.height;
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  context.fillStyle = "white"; // a JPEG has no transparent places
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0);
  const made = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  if (!made) throw new Error("the browser could not make a JPEG of it.");
  return made;
}

const RATE = 16_000; // samples a second: what Streamlit's widget records at

/** @param {File} file @returns {Promise<ArrayBuffer>} */
async function wavOf(file) {
  const context = new OfflineAudioContext(1, 1, RATE);
  const sound = await context.decodeAudioData(await file.arrayBuffer()).catch(() => {
    throw new Error("the browser knows no sound in it.");
  });
  const samples = sound.getChannelData(0);
  const view = new DataView(new ArrayBuffer(44 + 2 * samples.length));
  const text = (/** @type {number} */ at, /** @type {string} */ word) => {
    for (const [place, letter] of [...word].entries()) view.setUint8(at + place, letter.charCodeAt(0));
  };
  text(0, "RIFF");
  view.setUint32(4, view.byteLength - 8, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true); // plain samples,
  view.setUint16(22, 1, true); // of one channel
  view.setUint32(24, RATE, true);
  view.setUint32(28, 2 * RATE, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, "data");
  view.setUint32(40, 2 * samples.length, true);
  for (const [at, sample] of samples.entries())
    view.setInt16(44 + 2 * at, Math.max(-1, Math.min(1, sample)) * 0x7fff, true);
  return view.buffer;
}
