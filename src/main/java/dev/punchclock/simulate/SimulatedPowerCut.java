package dev.punchclock.simulate;

/**
 * Thrown in a rehearsal to end the program in the middle of an attempt, as a power cut would: nothing that follows in
 * the program happens any more.
 */
final class SimulatedPowerCut extends VirtualMachineError {
    private static final long serialVersionUID = 1;

    SimulatedPowerCut() {
        super("the plug was pulled");
    }
}
