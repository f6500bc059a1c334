/** The lines around an answer. Whatever else PowerShell prints, warnings for example, stands outside of them. */
export const markers = {
  begin: (id: string): string => `ADFS-BEGIN ${id}`,
  end: (id: string): string => `ADFS-END ${id}`,
};
