package dev.punchclock.workspace;

/** The files of a workspace as they were when it was opened. */
@FunctionalInterface
public interface WorkspaceSnapshot {
    /** False once a file of the workspace has changed, appeared or gone. Cheap enough to be asked by the gate. */
    boolean isCurrent();

    /** Why it was not current when it was asked last. */
    default String whyNot() {
        return "a file of the workspace has just changed";
    }
}
