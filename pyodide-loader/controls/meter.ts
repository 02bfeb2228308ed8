/** Control: the guard counts neither messages nor output, and looks at the clock as ever. */
import { Meter as Counting, type Over } from "../src/guard/meter";

export type { Over };

export class Meter extends Counting {
  override countMessage(now: number): Over | undefined {
    return now >= this.lastMoment ? "deadline" : undefined;
  }

  override takeOutput(text: string): { kept: string; over: Over | undefined } {
    return { kept: text, over: undefined };
  }

  override countSkipped(): Over | undefined {
    return undefined;
  }
}
