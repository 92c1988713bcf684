package dev.punchclock.account;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * An identity on a network.
 *
 * @param name its name in the workspace
 * @param network the word for its network, such as {@code x} or {@code rehearsal}
 * @param handle its name over there, without a leading {@code @}
 * @param server the base URL of its network, or null where there is only one
 * @param quota how much may and must be published
 * @param settings what its network alone knows of it, or null for nothing
 */
public record Account(
        AccountName name,
        String network,
        String handle,
        @Nullable URI server,
        Audience audience,
        Quota quota,
        @Nullable NetworkSettings settings) {}
