package dev.punchclock.network.x;

import java.util.Properties;
import twitter4j.conf.Configuration;
import twitter4j.conf.ConfigurationFactory;
import twitter4j.conf.PropertyConfiguration;

/**
 * Twitter4J's default configuration, emptied. Its own reads every environment variable, every system property and a
 * {@code twitter4j.properties} in the working folder, and may then print secrets to standard output. Public, with a
 * constructor, because Twitter4J makes it by its name.
 */
public final class Twitter4jIsolation implements ConfigurationFactory {
    static {
        System.setProperty("twitter4j.configurationFactory", Twitter4jIsolation.class.getName());
        System.setProperty("twitter4j.loggerFactory", "twitter4j.NullLoggerFactory");
    }

    /** A configuration that comes from nowhere but its arguments. To be made before anything else of Twitter4J. */
    static Configuration configuration(String consumerKey, String consumerSecret) {
        Properties properties = new Properties();
        properties.setProperty("oauth.consumerKey", consumerKey);
        properties.setProperty("oauth.consumerSecret", consumerSecret);
        return new PropertyConfiguration(properties);
    }

    @Override
    public Configuration getInstance() {
        return new PropertyConfiguration(new Properties());
    }

    @Override
    public Configuration getInstance(String configTreePath) {
        return getInstance();
    }

    @Override
    public void dispose() {
        // Holds nothing.
    }
}
