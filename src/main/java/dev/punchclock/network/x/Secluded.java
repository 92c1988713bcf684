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
public final class Secluded implements ConfigurationFactory {
    private static final String LONGEST_CONNECT = "10000";
    private static final String LONGEST_SILENCE = "30000";

    static {
        System.setProperty("twitter4j.configurationFactory", Secluded.class.getName());
        System.setProperty("twitter4j.loggerFactory", "twitter4j.NullLoggerFactory");
        // The JDK's old HTTP client, which Twitter4J signs in with, repeats a POST in silence otherwise.
        System.setProperty("sun.net.http.retryPost", "false");
    }

    /** A configuration that comes from nowhere but its arguments. To be made before anything else of Twitter4J. */
    static Configuration configuration(String consumerKey, String consumerSecret) {
        return new PropertyConfiguration(properties(consumerKey, consumerSecret));
    }

    /** As {@link #configuration(String, String)}, for signing in at a server. */
    static Configuration configuration(String consumerKey, String consumerSecret, String server) {
        Properties properties = properties(consumerKey, consumerSecret);
        properties.setProperty("oauth.requestTokenURL", server + "/oauth/request_token");
        properties.setProperty("oauth.authorizationURL", server + "/oauth/authorize");
        properties.setProperty("oauth.accessTokenURL", server + "/oauth/access_token");
        return new PropertyConfiguration(properties);
    }

    private static Properties properties(String consumerKey, String consumerSecret) {
        Properties properties = new Properties();
        properties.setProperty("oauth.consumerKey", consumerKey);
        properties.setProperty("oauth.consumerSecret", consumerSecret);
        properties.setProperty("http.connectionTimeout", LONGEST_CONNECT);
        properties.setProperty("http.readTimeout", LONGEST_SILENCE);
        properties.setProperty("http.retryCount", "0");
        return properties;
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
