/*
 * Unpacks programs (Zstandard) where the browser cannot do it by itself, because the host
 * does not say what they are. The loader brings it when needed.
 */
import { Decompress } from "fzstd";

// unpacking is a stream that takes packed bytes and gives plain ones.
export function unpacking() {
  let unpack;
  return new TransformStream({
    start(controller) {
      unpack = new Decompress((chunk) => controller.enqueue(chunk));
    },
    transform(chunk) {
      unpack.push(chunk);
    },
    flush() {
      unpack.push(new Uint8Array(), true);
    },
  });
}
