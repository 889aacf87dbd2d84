declare module "njre" {
  /** Fetches a Java from Adoptium, checks its digest and puts it into a folder `jre` beside `installPath`. */
  export function install(version: number, options: { type: "jre" | "jdk"; installPath: string }): Promise<string>;
}
