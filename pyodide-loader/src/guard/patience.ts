/** What `promise` gives; rejects with this reason if there is nothing after `millis`. Whatever comes later is heard by nobody. */
export async function within<T>(millis: number, reason: string, promise: Promise<T>): Promise<T> {
  let timer: number | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(reason)), millis);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
