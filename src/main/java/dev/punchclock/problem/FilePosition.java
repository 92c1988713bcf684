package dev.punchclock.problem;

/**
 * A spot in a file that a person wrote.
 *
 * @param file the file as the user would name it, relative to the workspace where it lies inside
 * @param line counted from 1; 0 means the whole file
 * @param column counted in characters from 1; 0 means the whole line
 */
public record FilePosition(String file, int line, int column) {

    /** The whole file, where no line says more. */
    public static FilePosition of(String file) {
        return new FilePosition(file, 0, 0);
    }

    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
