/** Control: files may take what there is. */
export type { FileSystem } from "../src/worker/quota";

export class Quota {
  enforce(): void {}
}
