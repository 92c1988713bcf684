package dev.punchclock.simulate;

/** The plug is pulled in the middle of an attempt: nothing that follows in the program happens any more. */
final class SimulatedPowerCut extends VirtualMachineError {
    private static final long serialVersionUID = 1;

    SimulatedPowerCut() {
        super("the plug was pulled");
    }
}
